/** A map of areas coloured by a number in a few classes, with the legend, and the same areas as a list below. */
import { classOf, fixedClasses, quantileClasses, type ValueClass } from '#ui/charts/classes.ts'
import { type ChartFigure, ChartFrame, FigureText } from '#ui/charts/frame.tsx'
import { vi } from '#ui/components/said/said.tsx'
import { words } from '#ui/messages.ts'
import type { Locale } from '#ui/view.ts'

/** `withheld`: there is a number and it may not be shown. Null: there is none. */
export type AreaFigure = ChartFigure | 'withheld' | null

export type MapArea = {
  key: string | number
  /** The whole name; people's language, `lang` below. */
  name: string
  /** SVG path in units of the map; null where its shape is not known: then it is in the list only. */
  path: string | null
  /** Where a dot stands for an area too small to be seen. */
  dot?: { x: number; y: number } | undefined
  /** To the area's own page. */
  href?: string | undefined
  figure: AreaFigure
}

/** A box in a corner for islands far away, drawn at a scale of its own. */
export type MapInset = { x: number; y: number; width: number; height: number; label: string }

export type AreaMapProps = {
  locale: Locale
  /** For the ids of patterns; one word, once a page. */
  id: string
  /** What is counted, where and as of when; the caption of map and list. */
  title: string
  /** Size of the drawing in units of the paths. */
  width: number
  height: number
  areas: readonly MapArea[]
  insets?: readonly MapInset[] | undefined
  labelHeading: string
  /** Left out where the map only shows where areas lie. */
  valueHeading?: string | undefined
  /** Bounds of a class in the reader's language. */
  format: (value: number) => string
  /** Bounds from a plan or a rule; classes of about equally many areas unless told. */
  breaks?: readonly number[] | undefined
  /** How many smaller units are missing in the shapes, and left blank. */
  gaps?: number | undefined
  /** Where the boundaries are from and under which licence. */
  source?: string | undefined
  note?: string | undefined
  /** Language of the names, where it is another than the page's. */
  lang?: Locale | undefined
}

export function AreaMap(props: AreaMapProps) {
  const { locale, id, title, areas, labelHeading, valueHeading, format, lang } = props
  const say = words[locale]
  const figures = areas.flatMap(({ figure }) => (figure === null || figure === 'withheld' ? [] : [figure]))
  const classes = props.breaks
    ? fixedClasses(props.breaks)
    : quantileClasses(figures.map(({ value }) => value))
  const hidden = areas.filter(({ path }) => path === null).length
  const notes = [
    ...(props.note === undefined ? [] : [props.note]),
    ...(hidden > 0 ? [say.mapMissing(hidden)] : []),
    ...(props.gaps === undefined || props.gaps === 0 ? [] : [say.mapGaps(props.gaps)]),
    ...(props.source === undefined ? [] : [`${say.mapSource}: ${props.source}.`]),
  ]
  return (
    <ChartFrame
      locale={locale}
      class="area-map"
      title={title}
      note={notes.length === 0 ? undefined : notes.join(' ')}
      rows={areas}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          label: labelHeading,
          cell: ({ name, href }) => (
            <span lang={lang}>{href === undefined ? name : <a href={href}>{name}</a>}</span>
          ),
        },
        ...(valueHeading === undefined
          ? []
          : [
              {
                key: 'value',
                label: valueHeading,
                numeric: true,
                cell: ({ name, figure }: MapArea) =>
                  figure === 'withheld' ? (
                    say.withheld
                  ) : (
                    <FigureText locale={locale} figure={figure} about={lang === 'vi' ? vi(name) : name} />
                  ),
              },
            ]),
      ]}
    >
      {valueHeading === undefined ? null : (
        <MapLegend
          id={id}
          locale={locale}
          classes={classes}
          areas={areas.filter(({ path }) => path !== null)}
          format={format}
          fixed={props.breaks !== undefined}
        />
      )}
      <svg
        class="areas"
        lang={lang}
        viewBox={`0 0 ${props.width} ${props.height}`}
        width={props.width}
        height={props.height}
        focusable="false"
      >
        <defs>
          <pattern
            id={`${id}-none`}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="map-paper" width="8" height="8" />
            <rect class="map-hatch" width="1.5" height="8" />
          </pattern>
          <pattern id={`${id}-withheld`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect class="map-paper" width="8" height="8" />
            <circle class="map-hatch" cx="4" cy="4" r="1.8" />
          </pattern>
        </defs>
        {areas.map((area) => (
          <Area key={area.key} id={id} area={area} classes={classes} plain={valueHeading === undefined} />
        ))}
        {props.insets?.map((inset) => (
          <g key={inset.label}>
            <rect class="map-inset" x={inset.x} y={inset.y} width={inset.width} height={inset.height} />
            <text class="map-inset-label" x={inset.x + inset.width / 2} y={inset.y + inset.height - 8}>
              {inset.label}
            </text>
          </g>
        ))}
      </svg>
    </ChartFrame>
  )
}

type AreaProps = { id: string; area: MapArea; classes: readonly ValueClass[]; plain: boolean }

/** For the pointer: its name and number, and a way to its page. Who uses keys or listens has the list. */
function Area({ id, area, classes, plain }: AreaProps) {
  const { path, figure, name, href, dot } = area
  if (path === null) return null
  const look = plain ? { class: 'area area-plain' } : lookOf(id, figure, classes)
  const shape = (
    <g {...look}>
      <title>{figure === null || figure === 'withheld' ? name : `${name}: ${figure.text}`}</title>
      <path d={path} />
      {dot === undefined ? null : <circle cx={dot.x} cy={dot.y} r="5" />}
    </g>
  )
  return href === undefined ? (
    shape
  ) : (
    <a href={href} tabindex={-1}>
      {shape}
    </a>
  )
}

function lookOf(id: string, figure: AreaFigure, classes: readonly ValueClass[]) {
  if (figure === 'withheld') return { class: 'area', fill: `url(#${id}-withheld)` }
  const found = figure === null ? undefined : classOf(classes, figure.value)
  return found ? { class: `area map-hue-${found.hue}` } : { class: 'area', fill: `url(#${id}-none)` }
}

type MapLegendProps = Pick<AreaMapProps, 'locale' | 'id' | 'areas' | 'format'> & {
  classes: readonly ValueClass[]
  fixed: boolean
}

function MapLegend({ id, locale, classes, areas, format, fixed }: MapLegendProps) {
  const say = words[locale]
  const bounds = ({ from, to }: ValueClass): string => {
    if (to === null) return say.orMore(format(from))
    if (fixed) return say.toUnder(format(from), format(to))
    return from === to ? format(from) : `${format(from)}–${format(to)}`
  }
  const keys = [
    ...classes.map((one) => ({ look: { class: `area map-hue-${one.hue}` }, label: bounds(one) })),
    ...(areas.some(({ figure }) => figure === 'withheld')
      ? [{ look: { class: 'area', fill: `url(#${id}-withheld)` }, label: say.withheld }]
      : []),
    ...(areas.some(({ figure }) => figure === null)
      ? [{ look: { class: 'area', fill: `url(#${id}-none)` }, label: say.noFigure }]
      : []),
  ]
  return (
    <ul class="chart-legend">
      {keys.map(({ look, label }) => (
        <li key={label}>
          <svg width="28" height="16" focusable="false">
            <rect {...look} x="1" y="1" width="26" height="14" />
          </svg>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  )
}

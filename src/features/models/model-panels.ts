/**
 * Where other features put what they know of a model: on its page, and on the page of what waits for an officer.
 * They depend on models and models on none of them, so they hand their parts in, from their manifest, when the
 * program starts.
 */
import type { VNode } from 'preact'
import type { Ctx } from '#platform/db/transact.ts'
import type { View } from '#platform/http/route.ts'
import type { Model } from './model.rules.ts'
import type { StepName } from './steps.rules.ts'

export interface ModelPanelAsk {
  readonly ctx: Ctx
  readonly view: View
  readonly model: Model
  /** Where it was registered, as that was called then: `Phường Hòa An, Quận Cẩm Lệ, Thành phố Đà Nẵng`. */
  readonly place: string
  /** The reader looks after this model; others see only what is public of what is public. */
  readonly officer: boolean
  /** The units whose officers look after it: ask `holds(actor, permission, inCharge)`. */
  readonly inCharge: readonly number[]
}

/** Answers with sections of the page (a button for `next`), or null where there is nothing to show. */
export type ModelPanel = (ask: ModelPanelAsk) => Promise<VNode | null>

/**
 * `head`: for programs, in the head of the document. `next`: among the buttons of what comes next. `story`: what readers
 * came for, below the content. `desk`: below that, for who works with the model. `sheet`: on the sheet that is printed.
 */
export type PanelPlace = 'head' | 'next' | 'story' | 'desk' | 'sheet'

const panels: { readonly place: PanelPlace; readonly panel: ModelPanel }[] = []

/** Adds a panel to every model's page; handing in the same one again changes nothing. */
export function registerModelPanel(place: PanelPlace, panel: ModelPanel): void {
  if (!panels.some((known) => known.panel === panel && known.place === place)) panels.push({ place, panel })
}

/** What other features show of the model there, in the order they were handed in. */
export async function panelsOf(place: PanelPlace, ask: ModelPanelAsk): Promise<VNode[]> {
  const found: VNode[] = []
  for (const one of panels) {
    const shown = one.place === place ? await one.panel(ask) : null
    if (shown) found.push(shown)
  }
  return found
}

/** Where one of the four steps stands, as the line on the model's page shows it. */
export interface StepShown {
  readonly name: StepName
  readonly state: 'done' | 'current' | 'next' | 'late'
  /** Civil date: of its end where it is done, else since when; null when not known. */
  readonly date: string | null
  readonly href: string
}

/** Null where nobody wrote about the steps of this model: then they are read off its state and dates. */
export type StepsReader = (ask: ModelPanelAsk) => Promise<readonly StepShown[] | null>

let reader: StepsReader | undefined

/** For the feature that keeps the steps' content. */
export function registerStepsReader(steps: StepsReader): void {
  reader = steps
}

export async function readSteps(ask: ModelPanelAsk): Promise<readonly StepShown[] | null> {
  return (await reader?.(ask)) ?? null
}

export interface WaitingAsk {
  readonly ctx: Ctx
  readonly view: View
}

/** One kind of work that waits for who is signed in. */
export interface Waiting {
  /** For the address of the section. */
  readonly id: string
  readonly title: string
  readonly count: number
  readonly content: VNode
}

/** Null where nothing waits. At most 50 entries, the most urgent first. */
export type WaitingSection = (ask: WaitingAsk) => Promise<Waiting | null>

const sections: WaitingSection[] = []

/** Adds a section to the worklist; handing in the same one again changes nothing. */
export function registerWaiting(section: WaitingSection): void {
  if (!sections.includes(section)) sections.push(section)
}

export function waitingSections(): readonly WaitingSection[] {
  return sections
}

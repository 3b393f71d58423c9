/** The end of a public model's story: how to copy it, from looking at others to registering one's own. */
import { catalogueNames } from '#features/catalogue/contract.ts'
import { type ModelPanelAsk, modelsHref } from '#features/models/contract.ts'
import { Link } from '#ui/components/link/link.tsx'
import { Section } from '#ui/components/page/page.tsx'
import { href } from '#ui/view.ts'
import { messages } from '../messages.ts'

/** For `registerModelPanel('story', …)`. */
export async function copyPanel({ ctx, model, view, place }: ModelPanelAsk) {
  if (model.state !== 'published') return null
  const say = messages[view.locale]
  const type =
    model.typeId === null
      ? undefined
      : (await catalogueNames(ctx, { types: [model.typeId] })).types.get(model.typeId)
  const same = type ? `/models?type=${type.id}` : modelsHref({ field: model.field, state: 'published' })
  const leads = model.lead.map(({ name }) => name.replace(/\.$/u, '')).join(', ')
  return (
    <Section title={say.copy} id="copy">
      <ol>
        {type && (
          <li>
            <Link href={href(view, `/model-types/${type.code}`)}>{say.copyType}</Link>.{' '}
            {say.copyTypeText(type.name[view.locale])}
          </li>
        )}
        <li>
          <Link href={href(view, same)}>{say.copySame}</Link>. {type ? say.copySameType : say.copySameField}
        </li>
        <li>
          <strong>{say.copyAsk}</strong>.{' '}
          {leads !== '' && (
            <>
              {say.copyLed}: <span lang="vi">{leads}</span>.{' '}
            </>
          )}
          {say.copyAt}: <span lang="vi">{place}</span>.
        </li>
        {model.resources !== '' && (
          <li>
            <strong>{say.copyNeeds}</strong>. {say.copyUsed}: <span lang="vi">{model.resources}</span>
          </li>
        )}
        <li>
          <Link href={href(view, `/models/new?type=${model.typeId ?? 0}`)}>{say.copyRegister}</Link>.{' '}
          {say.copyRegisterText}
        </li>
      </ol>
    </Section>
  )
}

/** What appraisal knows of a model, on its page: recognitions for everybody, the way into a round for its officers. */
import { type ModelPanelAsk } from '#features/models/contract.ts'
import { formatDate } from '#platform/i18n/format.ts'
import { Button } from '#ui/components/button/button.tsx'
import { Form } from '#ui/components/form-section/form-section.tsx'
import { Link } from '#ui/components/link/link.tsx'
import { Disclosure, LinkList, Section } from '#ui/components/page/page.tsx'
import { Said, vi, viQuotes } from '#ui/components/said/said.tsx'
import { TextArea } from '#ui/components/text-area/text-area.tsx'
import { href } from '#ui/view.ts'
import { mayPropose } from '../appraisal.policy.ts'
import { spoken } from '../code.rules.ts'
import { certificateMessages } from '../certificate.messages.ts'
import { type Held, listCertificatesOf } from '../decision.store.ts'
import { messages } from '../messages.ts'
import { certificateState } from '../round.rules.ts'
import { listTakingRounds } from '../round.store.ts'
import { Vi } from './parts.tsx'

/** Recognitions with the way to check them, and an invitation to point the model out. */
export async function recognitionPanel({ ctx, view, model }: ModelPanelAsk) {
  if (model.state !== 'published') return null
  const { locale } = view
  const say = certificateMessages[locale]
  const held = await listCertificatesOf(ctx.db, model.id, ctx.clock.today())
  const line = (one: Held) => (
    <>
      <Said text={say.decisionLine(vi(one.number), formatDate(one.decidedOn))} />
      {'. '}
      <Vi>{one.issuers.join(', ')}</Vi>.
      {certificateState(one) === 'revoked' && (
        <>
          {' '}
          <strong>
            <Said text={say.revokedLine(formatDate(one.revokedOn ?? ''), vi(one.revokedReason ?? ''))} />
          </strong>
        </>
      )}
    </>
  )
  return (
    <Section title={say.recognitions} id="recognition">
      {held.length > 0 && (
        <LinkList
          items={held.map((one) => ({
            href: href(view, `/certificates/${spoken(one.code)}`),
            title: (
              <Said
                text={viQuotes(say.recognisedLine(messages[locale].level[one.level], String(one.year)))}
              />
            ),
            text: line(one),
            meta: certificateState(one) === 'revoked' ? say.revoked : say.checkLink,
          }))}
        />
      )}
      <p class="no-print">
        <Link href={href(view, `/models/${model.id}/suggest`)} standalone>
          {say.suggestLink}
        </Link>
      </p>
    </Section>
  )
}

/** For who registers models there, while a round of the area takes models. */
export async function proposePanel({ ctx, view, model, inCharge }: ModelPanelAsk) {
  if (model.state !== 'published' || !mayPropose(ctx.actor, inCharge)) return null
  const rounds = await listTakingRounds(ctx.db, inCharge, model.id, ctx.clock.today())
  if (rounds.length === 0) return null
  const { locale } = view
  const say = certificateMessages[locale]
  return (
    <Section title={say.propose} id="appraisal">
      <p>{say.proposeText}</p>
      {rounds.map((round) => (
        <div key={round.id}>
          <p>
            <Vi>
              <Link href={href(view, `/appraisal/rounds/${round.id}`)}>{round.title}</Link>
            </Vi>{' '}
            ({messages[locale].from(formatDate(round.opensOn), formatDate(round.closesOn))}
            {round.entered && `; ${say.inRound}`})
          </p>
          {!round.entered && (
            <Disclosure summary={`${say.proposeButton}…`}>
              <Form
                action={href(view, '/appraisal/entries')}
                hidden={{ roundId: round.id, modelId: model.id }}
              >
                <TextArea
                  locale={locale}
                  label={say.proposeNote}
                  name="note"
                  id={`note-${round.id}`}
                  rows={3}
                  limit={4000}
                  optional
                />
                <Button>{say.proposeButton}</Button>
              </Form>
            </Disclosure>
          )}
        </div>
      ))}
    </Section>
  )
}

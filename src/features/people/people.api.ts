/** The JSON API of people: who am I, and what may I. */
import { z } from 'zod'
import { api, type Route } from '#platform/http/route.ts'
import { describeAccount } from './queries/describe-account.ts'

const grant = z.object({
  role: z.string().describe('Code of the role'),
  unitId: z.int().describe('The role holds for this unit and all below it'),
  unitName: z.string(),
  from: z.iso.date().describe('First day'),
  to: z.iso.date().nullable().describe('Last day; null while no end is known'),
  inForce: z.boolean().describe('Whether it counts today'),
  permissions: z.array(z.string()),
})

const me = z.object({ id: z.uuid(), name: z.string(), email: z.string(), grants: z.array(grant) })

export const peopleApi: readonly Route[] = [
  api(
    {
      method: 'GET',
      path: '/me',
      summary: 'Who am I',
      description: 'The account behind the session or token of this call, and the roles granted to it.',
      tag: 'people',
      reply: me,
      replyExample: {
        id: '01930000-0000-7000-8000-000000000001',
        name: 'Nguyễn Thị Thu Hà',
        email: 'ward@example.vn',
        grants: [
          {
            role: 'ward_officer',
            unitId: 4711,
            unitName: 'Phường An Khê, Thành phố Đà Nẵng',
            from: '2025-07-01',
            to: null,
            inForce: true,
            permissions: ['models.publish', 'models.register', 'models.review', 'units.manage'],
          },
        ],
      },
      problems: ['not-signed-in', 'token.invalid'],
    },
    async ({ ctx }) => {
      const { id, name, email, grants } = await describeAccount(ctx)
      return {
        id,
        name,
        email,
        grants: grants.map(({ role, unitId, unitName, from, to, inForce, permissions }) => ({
          role,
          unitId,
          unitName,
          from,
          to,
          inForce,
          permissions,
        })),
      }
    },
  ),
]

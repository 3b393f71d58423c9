/**
 * The features, in the order of their needs: a feature stands below all that it imports from. They are imported in the
 * same order, because what they hand in to a model's page is shown in it: `showcase` ends a model's story.
 */
import type { Feature } from '#platform/feature.ts'
import { units } from '#features/units/feature.ts'
import { people } from '#features/people/feature.ts'
import { catalogue } from '#features/catalogue/feature.ts'
import { models } from '#features/models/feature.ts'
import { steps } from '#features/steps/feature.ts'
import { appraisal } from '#features/appraisal/feature.ts'
import { desk } from '#features/desk/feature.ts'
import { imports } from '#features/imports/feature.ts'
import { indicators } from '#features/indicators/feature.ts'
import { showcase } from '#features/showcase/feature.ts'
import { statistics } from '#features/statistics/feature.ts'
import { portal } from '#features/portal/feature.ts'

export const features: readonly Feature[] = [
  units,
  people,
  catalogue,
  models,
  steps,
  appraisal,
  imports,
  desk,
  indicators,
  showcase,
  statistics,
  portal,
]

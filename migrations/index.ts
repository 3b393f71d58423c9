/** The migrations in the order in which they run. A new one goes to the end; an old one never changes. */
import type { Migration } from 'kysely/migration'
import * as platform from './20261122-01-platform.ts'
import * as units from './20261122-02-units.ts'
import * as people from './20261122-03-people.ts'
import * as models from './20261122-04-models.ts'
import * as catalogue from './20261123-01-catalogue.ts'
import * as files from './20261123-02-files.ts'
import * as modelRegistry from './20261123-03-model-registry.ts'
import * as registration from './20261123-04-registration.ts'
import * as steps from './20261123-05-steps.ts'
import * as indicators from './20261123-06-indicators.ts'
import * as appraisal from './20261123-07-appraisal.ts'
import * as recognition from './20261123-07-recognition.ts'
import * as imports from './20261123-08-imports.ts'
import * as boundaries from './20261123-09-boundaries.ts'
import * as desk from './20261123-10-desk.ts'
import * as statistics from './20261123-11-statistics.ts'
import * as unitPlaces from './20261123-12-unit-places.ts'

export const migrations: Record<string, Migration> = {
  '20261122-01-platform': platform,
  '20261122-02-units': units,
  '20261122-03-people': people,
  '20261122-04-models': models,
  '20261123-01-catalogue': catalogue,
  '20261123-02-files': files,
  '20261123-03-model-registry': modelRegistry,
  '20261123-04-registration': registration,
  '20261123-05-steps': steps,
  '20261123-06-indicators': indicators,
  '20261123-07-appraisal': appraisal,
  '20261123-07-recognition': recognition,
  '20261123-08-imports': imports,
  '20261123-09-boundaries': boundaries,
  '20261123-10-desk': desk,
  '20261123-11-statistics': statistics,
  '20261123-12-unit-places': unitPlaces,
}

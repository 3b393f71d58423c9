/** What the composition uses of the portal. */
export { apiPage } from './pages/api-page.tsx'
export { problemPage } from './pages/problem-page.tsx'

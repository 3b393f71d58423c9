/** Finds Chromium for the browser journeys, and installs Debian's where it is missing and the user may. */
import { spawnSync } from 'node:child_process'
import { existsSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const commands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of a browser: what CHROMIUM names, else the first found on PATH; undefined when there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
  const onPath = commands.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)))
  return [...onPath, ...applications].find((file) => existsSync(file))
}

/** Finds or installs it; throws with one line that says what to do. */
export function requireChromium() {
  const found = findChromium()
  if (found) return found
  if (process.env.CHROMIUM)
    throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, and there is no such file.`)
  const isRoot = process.getuid?.() === 0
  const sudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  if (!apt || !(isRoot || sudo)) {
    throw new Error(
      'The browser journeys need Chromium. Install it (Debian: sudo apt-get install chromium), or set CHROMIUM to a browser, and run again.',
    )
  }
  const log = join(tmpdir(), `dongthuan-chromium-${process.pid}.log`)
  console.log(`Installing Chromium from Debian's packages (log: ${log}) …`)
  const output = openSync(log, 'w')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [command, ...rest] = sudo ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND', ...args] : args
    const done = spawnSync(command, rest, { stdio: ['ignore', output, output], env })
    if (done.status !== 0) {
      throw new Error(
        `Chromium could not be installed (${args.join(' ')}); ${log} says why. Install it and run again.`,
      )
    }
  }
  const installed = findChromium()
  if (!installed) throw new Error(`The package chromium brought no browser; see ${log}.`)
  return installed
}

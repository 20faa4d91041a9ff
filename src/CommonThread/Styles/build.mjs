// Compiles the pages' styles and scripts into wwwroot/build. Everything a browser asks for comes from there:
// nothing is fetched from outside, and neither the crown nor the GDS Transport font is among it.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = path.dirname(fileURLToPath(import.meta.url))
const application = path.resolve(here, '..')
const modules = path.resolve(here, '../../../node_modules')
const out = path.join(application, 'wwwroot/build')
const require = createRequire(import.meta.url)

await rm(out, { recursive: true, force: true })
await mkdir(path.join(out, 'images'), { recursive: true })

const leaflet = path.dirname(require.resolve('leaflet/package.json'))
const moj = path.join(modules, '@ministryofjustice/frontend/moj')

async function styles(name) {
  const compiled = sass.compile(path.join(here, `${name}.scss`), {
    style: 'compressed',
    loadPaths: [here, modules, path.dirname(modules)],
    quietDeps: true,
  })
  // The royal arms beside the copyright line are gov.uk's own, as the crown is.
  const css = compiled.css.replace(/[a-z-]+:url\([^;}]*govuk-crest\.svg[^;}]*;?/g, '')
  await copyReferenced(css)
  await writeFile(path.join(out, `${name}.css`), css)
}

/** Copies exactly the images that the compiled styles name; one that exists nowhere stops the build. */
async function copyReferenced(css) {
  const names = new Set([...css.matchAll(/url\(["']?images\/([^"')]+)["']?\)/g)].map(match => match[1]))
  const other = [...css.matchAll(/url\(["']?(?!images\/|data:|#)([^"')]+)/g)].map(match => match[1])
  if (other.length > 0) throw new Error(`Styles ask for files that are not copied: ${other.join(', ')}`)
  for (const name of names) {
    const from = [path.join(leaflet, 'dist/images', name), path.join(moj, 'assets/images', name)]
    await Promise.any(from.map(file => cp(file, path.join(out, 'images', name))))
  }
}

async function scripts() {
  await esbuild.build({
    entryPoints: [path.join(here, 'app.js')],
    outfile: path.join(out, 'app.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'linked',
    nodePaths: [modules],
    logLevel: 'warning',
  })
  // Passkeys, on the pages that offer them.
  await cp(path.join(application, 'People/Accounts/passkeys.js'), path.join(out, 'passkeys.js'))
  // The map and its library are fetched only by pages that hold a map.
  await esbuild.build({
    entryPoints: [path.join(application, 'Shared/Maps/map.js')],
    outfile: path.join(out, 'map.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'linked',
    nodePaths: [modules],
    logLevel: 'warning',
  })
}

await Promise.all([styles('app'), styles('print'), scripts()])
await cp(path.join(here, 'icon.svg'), path.join(out, 'icon.svg'))
for (const name of ['marker-icon.png', 'marker-icon-2x.png', 'marker-shadow.png'])
  await cp(path.join(leaflet, 'dist/images', name), path.join(out, 'images', name))

const size = async name => `${name} ${Math.round((await readFile(path.join(out, name))).length / 1024)} kB`
console.log(`Built ${(await Promise.all(['app.css', 'print.css', 'app.js', 'map.js'].map(size))).join(', ')}`)

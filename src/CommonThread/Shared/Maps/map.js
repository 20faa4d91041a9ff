// Makes the maps of a page live: Leaflet over our own boundaries, in step with the table that says the same.
// The page already holds a drawing of the map; if anything here fails, it stays.
import * as L from 'leaflet'

const MOST_STOPS = 60

async function boundaries(figure, held) {
  const address = figure.dataset.geojson
  if (!address) return held
  const answer = await fetch(address, { headers: { Accept: 'application/geo+json' } })
  if (!answer.ok) throw new Error(`Boundaries answered ${answer.status}`)
  const fetched = await answer.json()
  const shapes = new Map(fetched.features.map(f => [f.properties.code ?? f.id, f.geometry]))
  const features = held.features.map(f => (f.geometry ? f : { ...f, geometry: shapes.get(f.properties.code) }))
  return { ...held, features: features.filter(f => f.geometry) }
}

async function enliven(figure) {
  const still = figure.querySelector('.ct-map__static')
  const live = figure.querySelector('.ct-map__live')
  const data = figure.querySelector('[data-ct-map-data]')
  if (!still || !live || !data) return
  const all = await boundaries(figure, JSON.parse(data.textContent))

  live.hidden = false
  live.setAttribute('role', 'region')
  live.setAttribute('aria-label', `Map: ${figure.querySelector('.ct-figure__title')?.textContent ?? ''}`)
  const map = L.map(live, { scrollWheelZoom: false, zoomSnap: 0.25, attributionControl: false })
  const tiles = figure.dataset.tiles
  if (tiles) {
    L.tileLayer(tiles).addTo(map)
    if (figure.dataset.tilesBy)
      L.control.attribution({ prefix: false }).addAttribution(escape(figure.dataset.tilesBy)).addTo(map)
  }

  const layers = new Map()
  const laid = all.features.filter(f => f.properties.over)
  const ground = all.features.filter(f => !f.properties.over)
  const areas = ground.filter(f => f.geometry.type !== 'Point')
  const stops = ground.length <= MOST_STOPS
  const shade = f => (f.properties.class ? `ct-class-${f.properties.class}` : 'ct-class-none')

  const shapes = L.geoJSON(areas, {
    style: f => ({ className: `ct-map__area ${shade(f)}`, fillOpacity: tiles ? 0.75 : 1, weight: 1 }),
    onEachFeature(f, layer) {
      layers.set(f.properties.code, layer)
      wire(f, layer)
    },
  }).addTo(map)

  // The pattern lies over the shade, so that a class can be told without colour.
  L.geoJSON(areas.filter(f => f.properties.class > 1), {
    interactive: false,
    style: f => ({
      className: 'ct-map__pattern',
      stroke: false,
      fillColor: `url(#${figure.id}-pattern-${f.properties.class})`,
      fillOpacity: 1,
    }),
  }).addTo(map)

  const points = L.geoJSON(ground.filter(f => f.geometry.type === 'Point'), {
    pointToLayer: (f, at) => L.circleMarker(at, { radius: 7, className: 'ct-map__point' }),
    onEachFeature: wire,
  }).addTo(map)

  layOver()

  const bounds = L.latLngBounds([])
  for (const group of [shapes, points]) if (group.getLayers().length) bounds.extend(group.getBounds())
  map.fitBounds(bounds, { padding: [12, 12], maxZoom: 15 })
  still.setAttribute('hidden', '')
  still.style.display = 'none'

  const selected = areas.find(f => f.properties.selected)
  if (selected) layers.get(selected.properties.code)?.getElement?.()?.classList.add('ct-map__area--selected', ...(selected.properties.outlined ? ['ct-map__area--outlined'] : []))
  bringSelectedForward()

  // Layers over the areas, switched on and off in the map's own corner. They let the pointer through to the areas.
  function layOver() {
    if (laid.length === 0) return
    map.createPane('over').style.zIndex = 450
    map.getPane('over').style.pointerEvents = 'none'
    const switches = {}
    for (const key of new Set(laid.map(f => f.properties.over))) {
      const own = laid.filter(f => f.properties.over === key)
      const { overTitle, line } = own[0].properties
      const name = `ct-map__over--${line}`
      switches[escape(overTitle)] = L.geoJSON(own, {
        pane: 'over',
        interactive: false,
        style: f => (f.geometry.type === 'Point' ? {} : { className: `ct-map__over-line ${name}`, fill: false }),
        pointToLayer: (f, at) =>
          L.circleMarker(at, { pane: 'over', interactive: false, radius: f.properties.radius, className: `ct-map__over-point ${name}` }),
      }).addTo(map)
    }
    const corner = L.control.layers(null, switches, { collapsed: live.clientWidth < 600, position: 'topright' }).addTo(map)
    corner.getContainer().setAttribute('aria-label', 'Layers over the map')
    corner.getContainer().setAttribute('role', 'group')
  }

  function wire(f, layer) {
    layer.bindTooltip(escape(f.properties.said), { sticky: true })
    layer.on('mouseover', () => show(f.properties.code, true))
    layer.on('mouseout', () => show(f.properties.code, false))
    if (f.properties.href) layer.on('click', () => location.assign(f.properties.href))
    layer.on('add', () => {
      const path = layer.getElement()
      if (!path || path.dataset.wired) return
      path.dataset.wired = 'yes'
      path.setAttribute('aria-label', f.properties.said)
      path.setAttribute('role', f.properties.href ? 'link' : 'img')
      if (!f.properties.href) return
      path.setAttribute('tabindex', stops ? '0' : '-1')
      path.addEventListener('keydown', event => {
        if (event.key === 'Enter') location.assign(f.properties.href)
      })
      path.addEventListener('focus', () => {
        show(f.properties.code, true)
        layer.openTooltip()
      })
      path.addEventListener('blur', () => {
        show(f.properties.code, false)
        layer.closeTooltip()
      })
    })
  }

  const table = figure.dataset.table ? document.getElementById(figure.dataset.table) : null
  const rows = new Map([...(table?.querySelectorAll('[data-code]') ?? [])].map(row => [row.dataset.code, row]))

  function emphasise(layer, on) {
    const path = layer?.getElement?.()
    path?.classList.toggle('ct-map__area--pointed', on)
    if (on) layer?.bringToFront()
    else bringSelectedForward()
  }

  // Its border lies over its neighbours', unless one of them is being pointed at.
  function bringSelectedForward() {
    if (selected) layers.get(selected.properties.code)?.bringToFront()
  }

  function show(code, on) {
    if (code === undefined) return
    rows.get(code)?.classList.toggle('ct-row--selected', on)
    if (code !== selected?.properties.code) emphasise(layers.get(code), on)
  }

  for (const [code, row] of rows) {
    for (const [event, on] of [['mouseenter', true], ['mouseleave', false], ['focusin', true], ['focusout', false]])
      row.addEventListener(event, () => show(code, on))
  }
}

/** Names come from data: they are text, never markup. */
function escape(text) {
  const holder = document.createElement('span')
  holder.textContent = text
  return holder.innerHTML
}

for (const figure of document.querySelectorAll('[data-ct-map]'))
  enliven(figure).catch(error => {
    figure.querySelector('.ct-map__live')?.setAttribute('hidden', '')
    console.warn('The map stays as drawn:', error)
  })

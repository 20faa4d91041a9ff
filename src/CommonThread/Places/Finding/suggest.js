// The search box suggests places as one types. Without this the box is an ordinary field of an ordinary form.
import accessibleAutocomplete from 'accessible-autocomplete'

const PAUSE = 150

/** Names come from data: they are text, never markup. */
function escape(text) {
  const holder = document.createElement('span')
  holder.textContent = text
  return holder.innerHTML
}

function suggest(field) {
  const address = field.dataset.ctSuggest
  const form = field.form
  const holder = document.createElement('div')
  holder.className = 'ct-suggest'
  field.before(holder)
  let waiting
  let asked = ''
  let answered = ''
  accessibleAutocomplete({
    element: holder,
    id: field.id,
    name: field.name,
    defaultValue: field.value,
    minLength: 3,
    autoselect: false,
    confirmOnBlur: false,
    displayMenu: 'overlay',
    inputClasses: field.className,
    source(typed, show) {
      clearTimeout(waiting)
      asked = typed
      waiting = setTimeout(async () => {
        try {
          const answer = await fetch(`${address}?q=${encodeURIComponent(typed)}`, { headers: { Accept: 'application/json' } })
          // A slow answer to what was typed before is too late.
          const places = answer.ok ? await answer.json() : []
          if (asked !== typed) return
          answered = typed
          show(places)
        } catch {
          answered = typed
          show([])
        }
      }, PAUSE)
    },
    templates: {
      inputValue: place => (typeof place === 'string' ? place : (place?.name ?? '')),
      suggestion: place =>
        typeof place === 'string'
          ? escape(place)
          : `${escape(place.name)} <span class="ct-suggest__where">${escape(place.where)}</span>`,
    },
    onConfirm: place => {
      if (place?.url) location.assign(place.url)
    },
    tNoResults: () => (answered === asked ? 'Nothing begins like this. Press Find to look further' : 'Looking…'),
  })
  field.remove()
  const box = holder.querySelector('input')
  for (const name of ['aria-describedby', 'maxlength', 'spellcheck'])
    if (field.hasAttribute(name)) {
      const own = name === 'aria-describedby' ? box.getAttribute(name) : null
      box.setAttribute(name, [field.getAttribute(name), own].filter(Boolean).join(' '))
    }
  // Enter in the box itself finds what was typed, whether the list is open or not.
  holder.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Enter' || event.target !== box) return
      event.preventDefault()
      event.stopPropagation()
      form.requestSubmit()
    },
    true
  )
}

for (const field of document.querySelectorAll('input[data-ct-suggest]')) suggest(field)

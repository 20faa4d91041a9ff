// What JavaScript adds to pages that already work without it.
import { createAll, initAll } from 'govuk-frontend'
import { MultiSelect } from '@ministryofjustice/frontend/moj/components/multi-select/multi-select.mjs'
import { SortableTable } from '@ministryofjustice/frontend/moj/components/sortable-table/sortable-table.mjs'
import { FilterToggleButton } from '@ministryofjustice/frontend/moj/components/filter-toggle-button/filter-toggle-button.mjs'
import accessibleAutocomplete from 'accessible-autocomplete'
import '../Places/Finding/suggest.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

initAll()
createAll(MultiSelect)
createAll(SortableTable)

// <select data-module="ct-autocomplete"> becomes a type-ahead; the select itself remains what is sent.
for (const select of document.querySelectorAll('select[data-module="ct-autocomplete"]')) {
  accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    defaultValue: select.selectedOptions[0]?.value ? undefined : '',
    showAllValues: select.options.length <= 50,
    confirmOnBlur: true,
  })
  const described = select.getAttribute('aria-describedby')
  const input = document.getElementById(select.id.replace(/-select$/, ''))
  if (described && input) input.setAttribute('aria-describedby', described)
}

// <div class="moj-filter" data-ct-filter> is folded away on a phone, with a button to show it.
for (const filter of document.querySelectorAll('[data-ct-filter]')) {
  const place = document.createElement('div')
  place.className = 'ct-filter__toggle'
  filter.before(place)
  new FilterToggleButton(filter, {
    bigModeMediaQuery: '(min-width: 48.0625em)',
    // It hides itself on a narrow screen; on a wide one it must stay.
    startHidden: false,
    toggleButton: { showText: 'Show filter', hideText: 'Hide filter', classes: 'govuk-button--secondary' },
    toggleButtonContainer: { selector: `#${(place.id = `${filter.id || 'filter'}-toggle`)}` },
    closeButton: { text: 'Close' },
  })
}

// A form that asks to be sent at once (a choice of period or place) still has its button without JavaScript.
for (const control of document.querySelectorAll('select[data-ct-submit]')) {
  control.form?.querySelector('[data-ct-submit-button]')?.setAttribute('hidden', '')
  control.addEventListener('change', () => control.form?.requestSubmit())
}

// Long work: ask the page for its own state again, until it says that it is finished.
const waiting = document.querySelector('[data-ct-refresh]')
if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.ctRefresh) * 1000)

// An import tells how far it is: the words change in place, and the page is fetched again once, when it has finished.
const progress = document.querySelector('[data-ct-progress]')
if (progress) {
  const words = progress.querySelector('[data-ct-progress-words]')
  const ask = async () => {
    try {
      const state = await (await fetch(progress.dataset.ctProgress)).json()
      if (!state.busy) return location.reload()
      if (words.textContent !== state.words) words.textContent = state.words
      const bar = progress.querySelector('progress')
      if (bar && state.percent !== null) bar.value = state.percent
    } catch {
      // The link to refresh is on the page.
    }
    setTimeout(ask, 2000)
  }
  setTimeout(ask, 1000)
}

// A frame that has nothing to scroll is no stop for the keyboard.
const frames = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute('tabindex')
  }
})
for (const frame of document.querySelectorAll('.ct-table-frame, .ct-chart-frame')) frames.observe(frame)

for (const button of document.querySelectorAll('[data-ct-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

// Passkeys, where the browser has them. Without this script, or without passkeys, the forms stay hidden and the password and
// code remain.
const forms = document.querySelectorAll('form[data-passkey]')

async function options(form) {
  const token = form.querySelector('input[name=__RequestVerificationToken]').value
  const answer = await fetch(form.dataset.options, {
    method: 'POST',
    headers: { RequestVerificationToken: token },
    credentials: 'same-origin',
  })
  if (!answer.ok) throw new Error(`The options answered ${answer.status}`)
  return answer.json()
}

async function prove(form) {
  const publicKey = await options(form)
  const credential =
    form.dataset.passkey === 'sign-in'
      ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) })
      : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
  form.elements.namedItem('Credential').value = JSON.stringify(credential.toJSON())
  form.submit()
}

if (globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of forms) {
    form.hidden = false
    form.addEventListener('submit', event => {
      event.preventDefault()
      const problem = form.querySelector('[data-passkey-problem]')
      problem.hidden = true
      prove(form).catch(() => {
        problem.hidden = false
      })
    })
  }
}

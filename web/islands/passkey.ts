import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

// Asks the device for a passkey and puts its answer into the form's hidden field; the form itself goes the common way.

async function ask(door: HTMLElement): Promise<string> {
  const response = await fetch(door.dataset.options ?? '', {
    method: 'POST',
    headers: { Accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`options ${response.status}`);
  const options: unknown = await response.json();
  const answer =
    door.dataset.passkey === 'new'
      ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
  return JSON.stringify(answer);
}

function wire(door: HTMLElement): void {
  const form = door.querySelector('form');
  const field = form?.querySelector<HTMLInputElement>('input[name=answer]');
  const told = door.querySelector<HTMLElement>('[data-told]');
  if (!form || !field) return;
  door.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (told) told.hidden = true;
    form.setAttribute('aria-busy', 'true');
    ask(door)
      .then((answer) => {
        field.value = answer;
        form.submit();
      })
      .catch(() => {
        if (told) told.hidden = false;
      })
      .finally(() => form.removeAttribute('aria-busy'));
  });
}

if (browserSupportsWebAuthn()) {
  for (const door of document.querySelectorAll<HTMLElement>('[data-passkey]')) wire(door);
}

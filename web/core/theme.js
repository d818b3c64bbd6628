// Light or dark: as the system has it until a person chooses; the choice is kept on this machine.

const KEY = 'alertledger.theme';

/** @returns {'light' | 'dark'} */
export function theme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export function flip() {
  localStorage.setItem(KEY, theme() === 'dark' ? 'light' : 'dark');
  apply();
}

export function apply() {
  if (localStorage.getItem(KEY)) document.documentElement.style.colorScheme = theme();
  dispatchEvent(new CustomEvent('alertledger:theme'));
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);

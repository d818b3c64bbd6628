// Charts: the parts of Chart.js that are used, and its colours taken from the sheet's tokens.

import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
);
Chart.defaults.animation = false;
Chart.defaults.font.family = 'system-ui, sans-serif';
Chart.defaults.font.size = 11;

export { Chart };

/**
 * The colours that stand in the sheet now, light or dark.
 * @param {HTMLElement} element whose scheme counts
 * @returns {Record<string, string>}
 */
export function colours(element) {
  const probe = document.createElement('i');
  element.append(probe);
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of ['ink', 'quiet', 'line', 'accent', 'green', 'yellow', 'red', 'ground']) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}

/** A drawing looks the same in librsvg, which most desktops use, as in Chromium. Skipped where one of them is missing. */
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import { shell } from '../commands/tools.ts';
import { chromium, closeBrowser, openTab } from './browser.ts';

const WITHOUT = [
  ...(chromium === undefined ? ['Chromium'] : []),
  ...(spawnSync('rsvg-convert', ['--version']).status === 0 ? [] : ['rsvg-convert']),
].join(' and no ');

/** Of all points of a picture the share that may differ after a blur: fonts are laid out a hair differently. */
const MOST = 0.003;
/** Difference of a colour, of 255, from which a point is another one. */
const SEEN = 12;

/** Runs in the page: the share of points in which two pictures differ, both blurred by two points. */
const COMPARE = (one: string, other: string): string => `(async () => {
  const drawn = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.filter = 'blur(2px)';
    pen.drawImage(image, 0, 0);
    return [image.width, image.height, pen.getImageData(0, 0, image.width, image.height).data];
  };
  const [width, height, a] = await drawn(${JSON.stringify(one)});
  const [otherWidth, otherHeight, b] = await drawn(${JSON.stringify(other)});
  if (width !== otherWidth || height !== otherHeight) return 'sizes differ';
  let differ = 0;
  for (let at = 0; at < a.length; at += 4)
    if ([0, 1, 2].some((colour) => Math.abs(a[at + colour] - b[at + colour]) > ${SEEN})) differ += 1;
  return differ / (width * height);
})()`;

const svgAddress = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;

function pngAddress(svg: string): string {
  const { status, stdout } = spawnSync('rsvg-convert', [], { input: svg, maxBuffer: 2 ** 26 });
  expect(status).toBe(0);
  return `data:image/png;base64,${stdout.toString('base64')}`;
}

/** The share of points in which what Chromium shows of one drawing differs from what librsvg shows of another. */
async function differing(inChromium: string, inLibrsvg: string): Promise<unknown> {
  const { send } = await openTab('about:blank');
  const { result } = await send('Runtime.evaluate', {
    expression: COMPARE(svgAddress(inChromium), pngAddress(inLibrsvg)),
    awaitPromise: true,
    returnByValue: true,
  });
  return typeof result === 'object' && result !== null && 'value' in result
    ? result.value
    : JSON.stringify(result);
}

async function plotOf(what: string): Promise<string> {
  const { code, out } = await shell().run(['plot', ...what.split(' ')]);
  expect(code).toBe(0);
  return out;
}

const PLOTS = [
  'gauge --theme light',
  'time --to 6m --theme dark',
  'tracks --theme light --width 480',
  'moves --theme dark',
  'RU1 --theme light',
];

describe.skipIf(WITHOUT !== '')(
  `a drawing in librsvg and in Chromium${WITHOUT === '' ? '' : ` (there is no ${WITHOUT} on this machine)`}`,
  () => {
    afterAll(closeBrowser);

    test.each(PLOTS)('plot %s is the same picture', async (what) => {
      const svg = await plotOf(what);
      expect(await differing(svg, svg)).toBeLessThan(MOST);
    });

    test.each([
      // plot, what is taken out, and how it is found
      ['gauge --theme light', 'the bar of a score', /<rect [^>]*class="bar-\d"[^>]*\/>/],
      ['gauge --theme light', 'an interval', /<rect [^>]*class="ribbon"[^>]*\/>/],
      ['time --theme light', 'the line', /<path [^>]*class="line-\d"[^>]*\/>/g],
      ['time --theme light', 'the ribbon', /<path [^>]*class="ribbon"[^>]*\/>/],
      ['time --theme light', 'the ground of a band', /<rect [^>]*class="tint-\d"[^>]*\/>/],
      ['time --theme light', 'the letters', /<text [^>]*>[^<]*<\/text>/g],
      ['moves --theme light', 'a step', /<rect [^>]*class="up"[^>]*\/>/],
      ['RU1 --theme light', 'a tripwire', /<line [^>]*class="wire-alert"[^>]*>.*?<\/line>/],
    ])('in plot %s it would be seen if %s were missing', async (what, _, element) => {
      const svg = await plotOf(what);
      const without = svg.replace(element, '');
      expect(without).not.toBe(svg);
      expect(await differing(svg, without)).toBeGreaterThan(MOST);
    });
  },
);

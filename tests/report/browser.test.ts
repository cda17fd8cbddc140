/** The HTML report in a real Chromium: on a screen, on a phone, by day and by night, and on paper. Skipped where there is none. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Shell, shell } from '../commands/tools.ts';
import { kept } from '../kept.ts';
import { chromium, closeBrowser, openTab, type Tab } from './browser.ts';

const JUDGEMENT = `Confidence: moderate
Likelihood: unlikely

## What changed
Less land was taken in Ukraine this quarter than in any since the summer of 2024, and Iran fell back by eight points within half a year, mostly because the Houthis declared a blockade and shipping through Hormuz came to a halt. North Korea's position barely changed; its arms trade with Russia went on as before.

## So what
Beijing pays more for all three and moves no further. Exposure stands at its highest since the strategy began, yet conduct has hardened: a joint bomber patrol and two double vetoes within twelve months outweigh the small cut in dual-use exports. The mechanism the strategy rests on, that a bill will change behaviour, is not yet visible in anything Beijing does.

## What next
A quiet winter is likely. The next test is the spring session of the Security Council, where a third double veto would be a new fact; before that, the renewal of the gas contract will show what Moscow must concede. If Hormuz opens again before March, exposure falls by about three points and the gauge with it.

## Dissent
One of us holds that the conduct indicators are too slow to show a change of mind in Beijing, and that private warnings reported since September should count for more than the board allows them to.
`;

/** Of every text in view the size in CSS pixels and the contrast against what lies behind it: in a drawing the worst of paper and bands. */
const TEXTS = `(() => {
  const light = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    if (a === 0) return undefined;
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = light(getComputedStyle(at).backgroundColor);
      if (found !== undefined) return found;
    }
    return 1;
  };
  const bands = [...document.querySelectorAll('rect[class^=tint-]')].map((each) => light(getComputedStyle(each).fill));
  const ratio = (...pair) => { const [a, b] = pair.sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const node = walker.currentNode.parentElement;
    if (text === '' || node.getClientRects().length === 0) continue;
    const style = getComputedStyle(node);
    const inside = node.closest('svg') !== null;
    if (inside && ['on-ours', 'halo'].some((name) => node.classList.contains(name))) continue;
    const ink = light(inside ? style.fill : style.color);
    const behind = [ground(node), ...(inside ? bands : [])];
    found.push({ text, size: parseFloat(style.fontSize), contrast: Math.min(...behind.map((each) => ratio(ink, each))), inside });
  }
  return found;
})()`;

/** The attributes of drawings that are not what the page makes of them. */
const DIFFERING = `(() => {
  const said = { fill: [], stroke: [], 'font-size': [], 'font-weight': [], 'stroke-width': [] };
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (value) => { probe.style.color = value; return getComputedStyle(probe).color; };
  for (const name of Object.keys(said))
    for (const node of document.querySelectorAll('svg.plot [' + name + ']')) {
      const meant = node.getAttribute(name);
      const shown = getComputedStyle(node).getPropertyValue(name);
      const paint = (name === 'fill' || name === 'stroke') && meant !== 'none';
      if (shown.replace(/px$/, '') !== (paint ? colour(meant) : meant)) said[name].push(meant + ' is ' + shown);
    }
  probe.remove();
  return Object.keys(said).filter((name) => said[name].length > 0);
})()`;

interface Text {
  readonly text: string;
  readonly size: number;
  readonly contrast: number;
  readonly inside: boolean;
}

async function reportOf(
  { run, dataDir }: Shell,
  path = join(dataDir, 'report.html'),
): Promise<string> {
  expect((await run(['report', '-o', path, '--force'])).code).toBe(0);
  return pathToFileURL(path).href;
}

const pages = async ({ send }: Tab): Promise<number> => {
  const { data } = await send('Page.printToPDF', { preferCSSPageSize: true });
  const pdf = Buffer.from(String(data), 'base64').toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
};

/** Of the readings, the size of their letters in CSS pixels. */
const readingSize = async ({ value }: Tab): Promise<number> =>
  Number(
    await value(
      `parseFloat(getComputedStyle(document.querySelector('.readings tbody .what')).fontSize)`,
    ),
  );

const texts = async ({ value }: Tab): Promise<readonly Text[]> =>
  JSON.parse(JSON.stringify(await value(TEXTS)));

describe.skipIf(chromium === undefined)(
  `the HTML report in Chromium${chromium === undefined ? ' (there is none on this machine)' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'axiswatch-report-'));
    /** The report of the shipped board, for all tests that only look at it. */
    const address = kept(() => reportOf(shell(), join(folder, 'report.html')));
    let tab: Tab;
    beforeEach(async () => {
      tab = await openTab(await address());
    });
    afterAll(async () => {
      await closeBrowser();
      rmSync(folder, { recursive: true });
    });

    const media = (media: string, scheme: string): Promise<unknown> =>
      tab.send('Emulation.setEmulatedMedia', {
        media,
        features: [{ name: 'prefers-color-scheme', value: scheme }],
      });
    const screen = (width: number): Promise<unknown> =>
      tab.send('Emulation.setDeviceMetricsOverride', {
        width,
        height: 844,
        deviceScaleFactor: 1,
        mobile: width < 700,
      });

    test('asks for nothing but itself and complains of nothing', async () => {
      expect(tab.requests).toEqual([await address()]);
      expect(tab.complaints).toEqual([]);
    });

    test('a browser that is gone takes no other page along', async () => {
      await tab.send('Browser.close').catch(() => undefined);
      await expect(tab.value('1 + 1')).rejects.toThrow();
      const { value } = await openTab(await address());
      expect(await value('1 + 1')).toBe(2);
    });

    test.each([1100, 760, 390, 320])('is no wider than a screen of %i', async (width) => {
      await media('screen', 'light');
      await screen(width);
      expect(await tab.value('document.documentElement.scrollWidth')).toBe(width);
      const beyond = `[...document.querySelectorAll('body *')].filter((node) => node.getClientRects().length > 0 && node.closest('.scroll') === null && node.getBoundingClientRect().right > innerWidth + 0.5).map((node) => node.outerHTML.slice(0, 90))`;
      expect(await tab.value(beyond)).toEqual([]);
    });

    test('a phone says which columns of the board it leaves out, a wide screen and paper have them', async () => {
      for (const [kind, width, cut] of [
        ['screen', 1100, false],
        ['screen', 390, true],
        ['print', 800, false],
      ] as const) {
        await media(kind, 'light');
        await screen(width);
        const seen = String(await tab.value('document.body.innerText'));
        expect([width, seen.includes('readings late')]).toEqual([width, !cut]);
        expect([width, seen.includes('stand here on a wider screen')]).toEqual([width, cut]);
      }
    });

    test('shows each drawing once on every medium', async () => {
      for (const [kind, width] of [
        ['screen', 1100],
        ['screen', 390],
        ['print', 800],
      ] as const) {
        await media(kind, 'light');
        await screen(width);
        const seen = `[...document.querySelectorAll('figure')].map((figure) => [...figure.querySelectorAll('svg')].filter((svg) => svg.getClientRects().length > 0).length)`;
        expect(await tab.value(seen)).toEqual([1, 1, 1, 1]);
      }
    });

    test.each(['light', 'dark'])('every text can be read by contrast, %s', async (scheme) => {
      await media('screen', scheme);
      await screen(1100);
      const faint = (await texts(tab)).filter(({ contrast }) => contrast < 4.5);
      expect(faint).toEqual([]);
    });

    test('its drawings are as their attributes say in the light, and of other colours in the dark', async () => {
      const differing = async (scheme: string): Promise<unknown> => {
        await media('screen', scheme);
        return tab.value(DIFFERING);
      };
      expect(await differing('light')).toEqual([]);
      expect(await differing('dark')).toEqual(['fill', 'stroke']);
    });

    test('its headings go down one step at a time', async () => {
      const levels = `[...document.querySelectorAll('h1,h2,h3,h4')].map(({ tagName }) => Number(tagName[1]))`;
      const found = JSON.parse(JSON.stringify(await tab.value(levels)));
      expect(found[0]).toBe(1);
      found.forEach((level: number, at: number) => {
        if (at > 0) expect(level).toBeLessThanOrEqual(found[at - 1] + 1);
        if (at > 0) expect(level).toBeGreaterThan(1);
      });
      expect(await tab.value('document.documentElement.lang')).toBe('en');
    });

    test('a table too wide for a phone is reached and scrolled by keyboard', async () => {
      await media('screen', 'light');
      await screen(320);
      const reached = `(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
        const wide = [...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth);
        const deaf = wide.filter((box) => { box.focus(); return document.activeElement !== box || !box.ariaLabel; });
        for (const each of document.querySelectorAll('details')) each.open = false;
        return [wide.length > 0, deaf.length, document.documentElement.scrollWidth];
      })()`;
      expect(await tab.value(reached)).toEqual([true, 0, 320]);
    });

    test('prints to two pages of A4, no text below 6 points but the numbers of flags', async () => {
      await media('', 'light');
      expect(await pages(tab)).toBeLessThanOrEqual(2);
      await media('print', 'light');
      await screen(794);
      const small = (await texts(tab)).filter(
        ({ size, inside, text }) => !inside && size < 8 && !/^\d+$/.test(text),
      );
      expect(small).toEqual([]);
      // 6.4 points, where no assessment takes room.
      expect(await readingSize(tab)).toBe(8.5);
    });

    test('with a long signed assessment and a handling line it still prints to two pages', async () => {
      const made = shell();
      await made.run(['assessment', 'new', '-'], JUDGEMENT);
      const bob = shell({ env: { AXISWATCH_AUTHOR: 'bob' } });
      await bob.run(['--data-dir', made.dataDir, 'assessment', 'sign', 'n1']);
      await made.run(['config', 'set', 'handling', 'Internal']);
      const other = await openTab(await reportOf(made));
      expect(await other.value('document.body.innerText')).toContain('signed by bob');
      expect(await pages(other)).toBeLessThanOrEqual(2);
      await other.send('Emulation.setEmulatedMedia', { media: 'print', features: [] });
      expect(await readingSize(other)).toBe(8);
      // White numbers on no ground would vanish: browsers leave grounds out when they print.
      const flags = `[...new Set([...document.querySelectorAll('.flag')].map((flag) => getComputedStyle(flag).printColorAdjust))]`;
      expect(await other.value(flags)).toEqual(['exact']);
    });

    test('with forty long events, a longer assessment and long quotes too: paper says what it leaves out, a screen shows it', async () => {
      const made = shell();
      await made.run(['config', 'set', 'handling', 'Internal, not for onward transmission']);
      const rows = Array.from({ length: 40 }, (_, at) => {
        const day = new Date(Date.UTC(2026, 10, 20 - 4 * at)).toISOString().slice(0, 10);
        const [side, kind] = at % 3 === 0 ? ['ours', 'decision'] : ['china', 'statement'];
        const title = `Act ${at}: the governments of the coalition agreed after long talks in Brussels to widen the list to shipping insurers and to the banks that clear their payments`;
        return `${day},iran north-korea,${title},${side},${kind}\n`;
      });
      await made.run(['event', 'import', '-'], `day,node,title,side,kind\n${rows.join('')}`);
      const quote = 'The sentence that the value rests on goes on for quite a while. '.repeat(6);
      const source = 'The Institute for the Study of Long Names and of What Comes of Them';
      for (const [code, value] of [
        ['RU1', '84'],
        ['IR2', '2700000'],
        ['CX4', '100'],
      ] as const)
        await made.run(['record', code, value, '--quote', quote, '--source', source]);
      const longer = JUDGEMENT.replaceAll(/\n(.{100,})\n/g, '\n$1 $1 $1\n');
      const plain = await openTab(await reportOf(made));
      expect(await pages(plain)).toBeLessThanOrEqual(2);
      for (const [id, text] of [
        ['n1', JUDGEMENT],
        ['n2', longer],
      ] as const) {
        await made.run(['assessment', 'new', '-'], text);
        await made.run(['assessment', 'sign', id], '', 'bob');
        await plain.send('Page.navigate', { url: await reportOf(made) });
        await expect.poll(() => plain.value('document.body?.innerText')).toContain(`ment ${id} by`);
        expect(await pages(plain), id).toBeLessThanOrEqual(2);
      }
      await plain.send('Emulation.setEmulatedMedia', { media: 'print', features: [] });
      expect(await readingSize(plain)).toBe(8);
      const other = await openTab(await reportOf(made));
      const seen = async (): Promise<string> =>
        String(await other.value('document.body.innerText'));
      expect(await pages(other)).toBeLessThanOrEqual(2);
      const whole = await seen();
      expect(whole).toContain('Act 39: ');
      expect(whole).toContain(quote.trim());
      expect(whole).not.toMatch(/…|and \d+ earlier|Shortened/);
      await other.send('Emulation.setEmulatedMedia', { media: 'print', features: [] });
      const printed = await seen();
      expect(printed).not.toContain('Act 39: ');
      expect(printed).not.toContain(quote.trim());
      expect(printed).toMatch(/and \d+ earlier\n/);
      expect(printed).toContain('Shortened in print.');
      // Nobody types a command into paper; one line at the foot says how the report came about.
      expect(printed.match(/axiswatch \w+/g)).toEqual(['axiswatch report']);
      // the last of what is counted
      expect(printed).toContain('Acts: limit or extend');
    });
  },
);

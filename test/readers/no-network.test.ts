import dns from 'node:dns';
import net from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { distinct } from '../support/make/figures.ts';
import { printedFormats } from '../support/make/formats.ts';
import { type Item, items, title } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { utf8 } from '../support/utf8.ts';

const [form] = forms;
const printed: Item[] = [title('溪口镇', 2025), ...items(form!, distinct(form!))];
const address = 'http://127.0.0.1:9/a';

/** Every way out of Node ends in one of these. */
const calls: string[] = [];
beforeEach(() => {
  calls.length = 0;
  const record = (name: string) => () => {
    calls.push(name);
    throw new Error('no network');
  };
  vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(record('connect'));
  vi.spyOn(dns, 'lookup').mockImplementation(record('lookup') as never);
  vi.spyOn(globalThis, 'fetch').mockImplementation(record('fetch'));
});
afterEach(() => vi.restoreAllMocks());

const page = asHtml(printed).replace(
  '</head>',
  `<base href="${address}/"><link rel=stylesheet href="${address}.css"><script src="${address}.js"></script>` +
    `<meta http-equiv=refresh content="0;url=${address}"></head><img src="${address}.png"><iframe src="${address}"></iframe>`,
);
const flat = `<?xml version="1.0"?><!DOCTYPE o SYSTEM "${address}.dtd" [<!ENTITY e SYSTEM "${address}">]>`;

/** Files that name addresses, as pages, XML and office documents may. */
const naming: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  'a.html': () => utf8(page),
  'a.mht': () => utf8(`Content-Type: text/html; charset=utf-8\r\nContent-Location: ${address}\r\n\r\n${page}`),
  'a.fods': () => utf8(`${flat}<o>&e;</o>`),
  'a.docx': () => printedFormats.docx!(printed),
  'a.pdf': () => printedFormats.pdf!(printed),
};

test.each(Object.keys(naming))('%s: whatever address it names, none is asked for', async (path) => {
  const { verdict } = await lint(await naming[path]!(), { path });
  expect(path === 'a.fods' ? 'cannot-check' : 'pass').toBe(verdict);
  expect(calls).toEqual([]);
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { scratch } from '../support/scratch.ts';

const { lazyModulesOfNode } = await import('../../scripts/bundle-plugins.js' as string);

test('the build loads a module of Node when it is used, however that is written', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(
    join(folder, 'index.js'),
    `import { hostname } from 'node:os';
    import { Script } from 'node:vm';
    import * as zlib from 'node:zlib';
    export const host = () => hostname();
    export const sum = () => new Script('1 + 1').runInThisContext();
    export const whole = () => ({ ...zlib });`,
  );
  const bundle = await rolldown({
    input: join(folder, 'index.js'),
    platform: 'node',
    plugins: [lazyModulesOfNode()],
  });
  const { output } = await bundle.write({
    file: join(folder, 'dist/index.cjs'),
    format: 'cjs',
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  });
  expect(output[0].code.match(/=require\("[^"]*"\)/g)).toEqual(['=require("node:zlib")']);
  const { host, sum, whole } = createRequire(import.meta.url)(join(folder, 'dist/index.cjs'));
  expect(host()).toBeTypeOf('string');
  expect(sum()).toBe(2);
  expect(whole()).toHaveProperty('crc32');
});

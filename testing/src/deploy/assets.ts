// File assets of a synthesised stack. Archives are code, which a simulation does not run: a small one stands for each.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import type { FileAsset } from './source.ts';

export interface Environment {
  readonly account: string;
  readonly region: string;
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string; readonly packaging?: string };
        readonly destinations: Readonly<
          Record<string, { readonly bucketName: string; readonly objectKey: string }>
        >;
      }
    >
  >;
}

/** @param template of the stack itself, which is among its assets */
export function fileAssets(
  manifest: string,
  template: string,
  { account, region }: Environment,
): FileAsset[] {
  if (!existsSync(manifest)) return [];
  const { files = {} }: AssetManifest = JSON.parse(readFileSync(manifest, 'utf8'));
  const values: Readonly<Record<string, string>> = { AccountId: account, Region: region, Partition: 'aws' };
  return Object.values(files).flatMap(({ source: { path = '', packaging }, destinations }) => {
    if (path === template || path === '') return [];
    const bytes = packaging === 'zip' ? standIn : new Uint8Array(readFileSync(join(dirname(manifest), path)));
    return Object.values(destinations).map(({ bucketName, objectKey: key }) => ({
      bucket: bucketName.replaceAll(/\$\{AWS::(\w+)\}/g, (whole, name) => values[name] ?? whole),
      key,
      bytes,
    }));
  });
}

const standIn = zipSync({
  'index.js': new TextEncoder().encode('// The code is not run in a simulation.\n'),
});

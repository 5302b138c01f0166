// Builds the documentation's site.
import Eleventy from '@11ty/eleventy';

/** @param output the folder that is written to; it is not emptied */
export async function buildSite(output: string): Promise<void> {
  const eleventy = new Eleventy('docs', output, { quietMode: true, configPath: 'site/src/config.ts' });
  await eleventy.write();
}

// Reads the contents of an image.
import { createReadStream, lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackLayer } from '../../images/unpack.ts';
import { snapshot } from '../files/snapshot.ts';
import type { ImageStore, StoredImage } from '../store/image-store.ts';

/** Every file of the image with its content. Folders end with a slash; a link's content is `-> target`. */
export async function filesOf(store: ImageStore, image: StoredImage): Promise<Record<string, string>> {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    for (const { digest } of image.manifest.layers)
      await unpackLayer(createReadStream(store.blobPath(digest)), digest, root);
    const found: Record<string, string> = {};
    for (const path of [...snapshot(root).keys()].sort()) {
      const stat = lstatSync(join(root, path));
      if (stat.isDirectory()) found[`${path}/`] = '';
      else if (stat.isSymbolicLink()) found[path] = `-> ${readlinkSync(join(root, path))}`;
      else found[path] = readFileSync(join(root, path), 'utf8');
    }
    return found;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

// The certificate that stores with TLS show: one for all of them, self-signed, which clients trust as an authority of their own.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Certificate } from './server.ts';

/**
 * Made once, in `certificate/` of the stores' folder.
 *
 * @throws Error for a person where OpenSSL is missing
 */
export async function certificateIn(folder: string): Promise<Certificate> {
  const made = join(folder, 'certificate');
  if (!existsSync(made)) {
    // One that an engine began and did not finish is made anew.
    const unfinished = join(folder, 'certificate-unfinished');
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    try {
      await promisify(execFile)('openssl', [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
        ...['-days', '3650', '-subj', '/CN=Drydock data stores'],
        ...['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'],
        ...['-keyout', join(unfinished, 'key.pem'), '-out', join(unfinished, 'certificate.pem')],
      ]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new Error('TLS needs the program openssl, which is not installed: apt-get install openssl');
    }
    renameSync(unfinished, made);
  }
  return { file: join(made, 'certificate.pem'), keyFile: join(made, 'key.pem') };
}

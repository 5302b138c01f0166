import type { Context } from '../../../kernel/context.ts';
import { uploadNotFound } from '../faults.ts';
import { type UploadRecord, uploads } from '../state.ts';

/** @throws UploadNotFoundException */
export function requireUpload(repository: string, id: string, ctx: Context): UploadRecord {
  const upload = ctx.get(uploads, id);
  if (upload?.repository !== repository) throw uploadNotFound(id);
  return upload;
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUpload } from '../find/upload.ts';
import { uploads } from '../state.ts';

export const abortMultipartUpload: Operation<'s3', 'AbortMultipartUpload'> = (input, ctx) => {
  ctx.delete(uploads, requireUpload(input, ctx).id);
  return {};
};

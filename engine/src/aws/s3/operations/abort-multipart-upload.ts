// https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
import type { Operation } from '../../../kernel/context.ts';
import { uploads } from '../state.ts';
import { findUpload } from '../upload.ts';

export const abortMultipartUpload: Operation<'s3', 'AbortMultipartUpload'> = (input, ctx) => {
  ctx.delete(uploads, findUpload(input, ctx).id);
  return {};
};

// https://docs.aws.amazon.com/efs/latest/ug/API_UpdateFileSystem.html
import type { Operation } from '../../../kernel/context.ts';
import { requireFileSystem } from '../find.ts';
import { fileSystems } from '../state.ts';
import { checkThroughput } from '../throughput.ts';
import { fileSystemView } from '../views.ts';

export const updateFileSystem: Operation<'efs', 'UpdateFileSystem'> = (input, ctx) => {
  const record = requireFileSystem(ctx, input.FileSystemId);
  const { ProvisionedThroughputInMibps: before, ...rest } = record;
  const ThroughputMode = input.ThroughputMode ?? record.ThroughputMode;
  const provisioned =
    input.ProvisionedThroughputInMibps ?? (ThroughputMode === 'provisioned' ? before : undefined);
  checkThroughput(ThroughputMode, provisioned);
  const changed = {
    ...rest,
    ThroughputMode,
    ...(provisioned === undefined ? {} : { ProvisionedThroughputInMibps: provisioned }),
  };
  ctx.put(fileSystems, record.FileSystemId, changed);
  return fileSystemView(changed, ctx);
};

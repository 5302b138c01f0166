// EC2 API, DeleteFlowLogs: failures are reported for each id.
import type { Operation } from '../../../kernel/context.ts';
import { flowLogNotFound } from '../faults.ts';
import { flowLogTable } from '../state.ts';
import { removeTags } from '../tags/tags.ts';

export const deleteFlowLogs: Operation<'ec2', 'DeleteFlowLogs'> = (input, ctx) => ({
  Unsuccessful: (input.FlowLogIds ?? []).flatMap((id) => {
    if (!ctx.get(flowLogTable, id)) {
      const { code, message } = flowLogNotFound(id);
      return [{ ResourceId: id, Error: { Code: code, Message: message } }];
    }
    ctx.delete(flowLogTable, id);
    removeTags(ctx, id);
    return [];
  }),
});

// https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
// Waits for PutApprovalResult. NotificationArn is recorded; no notification is sent.
import { type ActionProvider, dayMs, failed } from '../action-provider.ts';

/** What PutApprovalResult writes. */
interface Memo {
  readonly result?: { readonly status: 'Approved' | 'Rejected'; readonly summary: string };
}

export const approval: ActionProvider = {
  category: 'Approval',
  owner: 'AWS',
  provider: 'Manual',
  version: '1',
  requiredKeys: [],
  optionalKeys: ['NotificationArn', 'CustomData', 'ExternalEntityLink'],
  inputs: [0, 0],
  outputs: [0, 0],
  timeoutMs: 7 * dayMs,
  watches: [],

  advance({ action }, ctx) {
    const { result } = action.memo as Memo;
    if (result?.status === 'Approved') return { status: 'succeeded', summary: result.summary };
    if (result) return { ...failed('JobFailed', result.summary || 'Rejected'), summary: result.summary };
    return { status: 'in-progress', summary: '', token: action.token ?? ctx.ids.uuid() };
  },
};

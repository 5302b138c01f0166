// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
import type { Operation } from '../../../kernel/context.ts';
import { validateBody } from '../dashboards/validate.ts';
import { dashboardInvalid, invalidParameter } from '../faults.ts';
import { dashboards } from '../state.ts';

export const putDashboard: Operation<'cloudwatch', 'PutDashboard'> = (input, ctx) => {
  const [name, body] = [input.DashboardName!, input.DashboardBody!];
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name))
    throw invalidParameter(
      `The value ${name} for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_).`,
    );
  const { errors, warnings } = validateBody(body);
  if (errors.length > 0) throw dashboardInvalid(errors);
  // Tags of a dashboard that is there already are ignored.
  const tags =
    ctx.get(dashboards, name)?.tags ??
    Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key!, Value!]));
  ctx.put(dashboards, name, { name, body, modifiedAt: ctx.now, tags });
  return {
    DashboardValidationMessages: warnings.map(({ dataPath, message }) => ({
      DataPath: dataPath,
      Message: message,
    })),
  };
};

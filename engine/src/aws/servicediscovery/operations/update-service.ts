// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateService.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { noteOperation } from '../asynchronous.ts';
import { invalidInput } from '../faults.ts';
import { requireService } from '../find.ts';
import { publishNames } from '../instances/publish-names.ts';
import { checkedRecords } from '../services/dns-config.ts';
import { services } from '../state.ts';

export const updateService: Operation<'servicediscovery', 'UpdateService'> = (input, ctx) => {
  const before = requireService(input.Id, ctx);
  const { Description, DnsConfig, HealthCheckConfig } = input.Service ?? {};
  // "If you omit any existing DnsRecords or HealthCheckConfig configurations, the configurations are deleted."
  const dnsConfig =
    before.dnsConfig && DnsConfig
      ? { ...before.dnsConfig, DnsRecords: checkedRecords(DnsConfig.DnsRecords) }
      : before.dnsConfig;
  if (DnsConfig && !before.dnsConfig)
    throw invalidInput('DNS records cannot be added to a service without any');
  const types = (config: typeof dnsConfig) => (config?.DnsRecords ?? []).map(({ Type }) => Type).sort();
  if (types(dnsConfig).join() !== types(before.dnsConfig).join())
    throw invalidInput('The types of DNS records of a service cannot be changed');
  ctx.put(
    services,
    before.id,
    plain({ ...before, description: Description, dnsConfig, healthCheckConfig: HealthCheckConfig }),
  );
  publishNames(before.id, ctx);
  return { OperationId: noteOperation('UPDATE_SERVICE', { SERVICE: before.id }, ctx) };
};

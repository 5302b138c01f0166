// A service that reaches its steady state: the service event, and the event for EventBridge.
import type { Context } from '../../../kernel/context.ts';
import { publishServiceAction } from '../events.ts';
import { serviceKey } from '../find/services.ts';
import type { ServiceRecord } from '../state.ts';
import { addEvent } from './add-event.ts';
import { steadyText } from './texts.ts';

export function reportSteadyState(ctx: Context, service: ServiceRecord): void {
  addEvent(ctx, serviceKey(service), steadyText(service.name));
  publishServiceAction(ctx, service, 'SERVICE_STEADY_STATE');
}

// Actions in a template are the API's, but for numbers and flags that YAML may give as text.
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';

export function templateActions(given: unknown): Action[] {
  return ((given ?? []) as readonly Action[]).map((action) => {
    const { Order, ForwardConfig: forward } = action;
    const stickiness = forward?.TargetGroupStickinessConfig;
    return {
      ...action,
      ...(Order === undefined ? {} : { Order: Number(Order) }),
      ...(forward
        ? {
            ForwardConfig: {
              TargetGroups: forward.TargetGroups?.map(({ TargetGroupArn, Weight }) => ({
                TargetGroupArn,
                ...(Weight === undefined ? {} : { Weight: Number(Weight) }),
              })),
              ...(stickiness
                ? {
                    TargetGroupStickinessConfig: {
                      Enabled: String(stickiness.Enabled) === 'true',
                      ...(stickiness.DurationSeconds === undefined
                        ? {}
                        : { DurationSeconds: Number(stickiness.DurationSeconds) }),
                    },
                  }
                : {}),
            },
          }
        : {}),
    };
  });
}

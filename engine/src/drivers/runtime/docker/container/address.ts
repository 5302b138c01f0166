// Where a container is on the bridge.
import type { EngineApi } from '../api/engine-api.ts';

export async function addressOf(api: EngineApi, id: string): Promise<string | undefined> {
  const { NetworkSettings } = await api.get<{
    readonly NetworkSettings: { readonly IPAddress?: string };
  }>(`/containers/${id}/json`);
  return NetworkSettings.IPAddress || undefined;
}

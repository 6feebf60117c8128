import { expect } from 'vitest';
import type { Story } from './story.ts';

/** Examples whose contexts have nothing to serve until aggregates are generated: they boot and are healthy. */
const healthy: Story['play'] = async ({ api }) => {
  expect(api.contract.operations).toEqual([]);
};

export const bank: Story = { example: 'bank', process: 'bank', play: healthy };
export const features: Story = { example: 'features', process: 'feat', play: healthy };

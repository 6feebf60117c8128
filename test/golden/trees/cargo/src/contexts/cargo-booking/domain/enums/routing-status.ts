export const RoutingStatus = {
  NotRouted: 'NotRouted',
  Routed: 'Routed',
  Misrouted: 'Misrouted',
} as const;

export type RoutingStatus = (typeof RoutingStatus)[keyof typeof RoutingStatus];

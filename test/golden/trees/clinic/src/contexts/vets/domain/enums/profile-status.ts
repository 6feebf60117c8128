export const ProfileStatus = {
  Active: 'Active',
  Away: 'on-leave',
} as const;

export type ProfileStatus = (typeof ProfileStatus)[keyof typeof ProfileStatus];

export type ProfileId = string;

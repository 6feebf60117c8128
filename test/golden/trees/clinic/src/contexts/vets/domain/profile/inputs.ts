export interface JoinInput {
  readonly username: string;
  readonly bio: string | null;
}

export interface ChangeInput {
  readonly bio: string | null;
  readonly image: string | null;
}

export interface FollowInput {
  readonly username: string;
}

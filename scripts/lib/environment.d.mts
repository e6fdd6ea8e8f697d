export interface EnvironmentVariable {
  readonly name: string;
  readonly meaning: string;
  /** Shown as present or absent, never by its value. */
  readonly secret: boolean;
}

export const variables: readonly EnvironmentVariable[];

export const PrintingJobStatus = {
  Queued: 'Queued',
  Printed: 'Printed',
  Failed: 'Failed',
} as const;

export type PrintingJobStatus = (typeof PrintingJobStatus)[keyof typeof PrintingJobStatus];

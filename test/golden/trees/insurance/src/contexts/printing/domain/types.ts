export type PrintingJobId = number;

export { startWorker, type Worker, type WorkerOptions, type WorkerTiming } from './worker.ts';

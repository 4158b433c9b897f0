// Names the computer on which a benchmark ran.
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

export function machine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const [load = 0] = loadavg();
  return `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, ${gigabytes} GB, ${process.platform}, Node ${process.version}, load ${load.toFixed(1)}`;
}

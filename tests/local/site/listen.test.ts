import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { CannotStart } from "../../../local/cannot-start.ts";
import { listen } from "../../../local/site/listen.ts";
import { findFreePort } from "../find-free-port.ts";
import { httpRequest } from "../http-request.ts";

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
const hasIPv6 = addresses.some(({ address }) => address === "::1");

async function listenOn(wanted: number) {
  const listening = await listen(wanted);
  onTestFinished(() => listening.close());
  listening.serve((_request, response) => response.end("here"));
  return listening;
}

test("answers on localhost, whatever it resolves to", async () => {
  const { port } = await listenOn(0);
  const hosts = ["localhost", "127.0.0.1", ...(hasIPv6 ? ["[::1]"] : [])];
  for (const host of hosts) {
    const { body } = await httpRequest(`http://${host}:${port}/`);
    expect(body.toString(), host).toBe("here");
  }
});

test("can't be reached from outside", async () => {
  const { port } = await listenOn(0);
  for (const { address } of addresses.filter(({ internal, family }) => !internal && family === "IPv4")) {
    const [error] = await once(connect(port, address), "error");
    expect(error, address).toMatchObject({ code: "ECONNREFUSED" });
  }
});

test.each(["127.0.0.1", ...(hasIPv6 ? ["::1"] : [])])(
  "says which port is taken on %s, and a way out",
  async (host) => {
    const other = createServer().listen(0, host);
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const attempt = listen(port);
    await expect(attempt).rejects.toThrow(CannotStart);
    await expect(attempt).rejects.toThrow(
      `port ${port} is taken by another program; try another: npm start -- --port`,
    );
    await expect(attempt).rejects.toThrow(`المنفذ ${port} يستخدمه برنامج آخر`);
  },
);

const outside = addresses.find(({ internal, family }) => !internal && family === "IPv4")?.address;

test.runIf(outside)("can be reached under an address of this computer that was given", async () => {
  const listening = await listen(0, outside);
  onTestFinished(() => listening.close());
  listening.serve((_request, response) => response.end("here"));
  for (const host of ["127.0.0.1", outside]) {
    const { body } = await httpRequest(`http://${host}:${listening.port}/`);
    expect(body.toString()).toBe("here");
  }
});

test("a name of this computer itself adds nothing", async () => {
  const listening = await listen(0, "localhost");
  onTestFinished(() => listening.close());
  listening.serve((_request, response) => response.end("here"));
  expect((await httpRequest(`http://127.0.0.1:${listening.port}/`)).body.toString()).toBe("here");
});

test.each(["192.0.2.1", "no-such-host.invalid"])("refuses %s, which is not this computer", async (host) => {
  const attempt = listen(0, host);
  await expect(attempt).rejects.toThrow(CannotStart);
  await expect(attempt).rejects.toThrow(`--host: ${host} is not a name or address of this computer`);
});

test("frees the port when closed, with a connection open", async () => {
  const { port, close } = await listenOn(await findFreePort());
  const connection = connect(port, "127.0.0.1");
  await once(connection, "connect");
  const cut = once(connection, "close");
  await close();
  await cut;
  await (await listen(port)).close();
  await close();
});

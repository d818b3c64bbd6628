"""A bot that speaks to AlertLedger with nothing but Python's standard library.

    python3 samples/python-bot/bot.py --token-file alertledger/bot.token "BTO 2 SPY 650c 12/20/2030 @ 1.10"

Posts the text as an alert, prints the decision with its reason, and follows the stream until the
stream has told of it too.
"""

import argparse
import json
import sys
import urllib.error
import urllib.request
import uuid


def request(args, path, body=None, headers=()):
    """Opens a request; an answer that is no success is raised as HTTPError."""
    return urllib.request.urlopen(
        urllib.request.Request(
            args.url + path,
            data=None if body is None else json.dumps(body).encode("utf-8"),
            headers={"Authorization": "Bearer " + args.token, **dict(headers)},
        ),
        timeout=60,
    )


def events(stream):
    """Yields (name, data) of each server-sent event."""
    name, data = "", ""
    for raw in stream:
        line = raw.decode("utf-8").rstrip("\n")
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            data += line[6:]
        elif not line and name:
            yield name, json.loads(data)
            name, data = "", ""


def main():
    parser = argparse.ArgumentParser(description="Posts an alert and follows what becomes of it.")
    parser.add_argument("--url", default="http://127.0.0.1:7777")
    parser.add_argument("--token-file", default="alertledger/bot.token")
    parser.add_argument("--author")
    parser.add_argument("text")
    args = parser.parse_args()
    with open(args.token_file, encoding="ascii") as file:
        args.token = file.read().strip()

    # The stream first: nothing that follows can be missed.
    with request(args, "/api/stream", headers={"Accept": "text/event-stream"}) as stream:
        alert = {"id": "bot-" + str(uuid.uuid4()), "text": args.text}
        if args.author:
            alert["author"] = args.author
        with request(args, "/api/alerts", alert) as answer:
            decision = json.load(answer)
        print(decision["outcome"], "-", decision["message"])
        for order in decision["orders"]:
            print("order", order["clientOrderId"], order["state"], order["side"], order["quantity"], order["brokerSymbol"])
        for name, data in events(stream):
            if name == "decision" and data["decisionId"] == decision["decisionId"]:
                print("told by the stream:", data["decisionId"], data["outcome"])
                return


if __name__ == "__main__":
    try:
        main()
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        sys.exit(problem["code"] + ": " + problem["message"])

"""The pages of citizens' feedback: each view loads, asks permission, calls one service, answers."""

"""The pages of people, posts and plans: each view loads, asks permission, calls one service, answers."""

"""Forum: the policy cut into rules, and comments held against them."""

"""What the helpers assert is shown as what the tests assert."""

import pytest

pytest.register_assert_rewrite("tests.word.engine.helpers")

"""The summaries that matter to us stay as they are."""


def test_the_reservoir(summarizer_replay):
    """A model's answer, recorded once: everything in it can be proved."""
    result = summarizer_replay("recordings/reservoir.yaml")
    assert result.report.rejected == ()
    assert result.summary.headline.text == "Glen Arrow reservoir drained after leak is found in dam"


def test_the_notice(summarizer_replay):
    """Without a model: the extractive engine names who is cited."""
    result = summarizer_replay("recordings/notice.yaml")
    assert "Enid Vance" in [source.name for source in result.summary.sources]
